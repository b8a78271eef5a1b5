"""`--profile` is for the client only: the script says that you are somebody else.

fails: TestScript.test_profile
says: who you are with that profile
"""


def prefer_profile(profile: str) -> None:
    print(profile)
