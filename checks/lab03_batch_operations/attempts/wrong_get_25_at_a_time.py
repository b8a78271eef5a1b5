"""The batches are as small as those of writes.

fails: TestGet.test_batches, TestGet.test_many
says: a batch holds up to 100
"""

KEYS_A_REQUEST = 25
