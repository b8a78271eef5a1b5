"""There is no read_note() in the script.

fails: TestReadNote.test_text_comes_back, TestReadNote.test_missing_note
says: read_note
"""

del read_note
