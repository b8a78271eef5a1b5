"""A fixed sleep, and nothing is asked.

fails: TestWaitForTable.test_slow_table, TestWaitForTable.test_gives_up, TestWaitForTable.test_ten_attempts
fails: TestWaitForTable.test_pause, TestWaitForTable.test_other_status
fails: TestErrors.test_wait_missing, TestErrors.test_wait_vanishing, TestErrors.test_wait_denied
fails: TestScript.test_never_active
fails: TestWaitForTable.test_active_table, TestCustomParameters.test_wait_region
says: the function was back before the table was ready
"""

import time


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    time.sleep(9)
    return True
