"""The script always says that all went well.

fails: TestScript.test_left_over
says: something is missing
"""

if __name__ == "__main__":
    main()
