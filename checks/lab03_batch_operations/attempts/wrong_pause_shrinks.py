"""The pauses get shorter and shorter.

fails: TestLeftOver.test_pauses, TestUnanswered.test_pauses, TestDelete.test_pauses
says: They have to grow
"""


def pause_before(attempt: int) -> None:
    time.sleep(1 / attempt)
