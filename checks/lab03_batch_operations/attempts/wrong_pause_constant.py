"""Every pause is as long as the one before.

fails: TestLeftOver.test_pauses, TestUnanswered.test_pauses, TestDelete.test_pauses
says: They have to grow
"""


def pause_before(attempt: int) -> None:
    time.sleep(1)
