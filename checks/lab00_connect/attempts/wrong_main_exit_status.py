"""The script ends with 0 whatever happened.

fails: TestScript.test_no_credentials
says: whoever started the script has to know
"""


def main() -> int:
    options = parse_arguments()
    if options.profile:
        prefer_profile(options.profile)
    if not options.endpoint_url:
        print(whoami(region=options.region))
    try:
        show_tables(options.table_name, options.region, options.endpoint_url, options.profile)
    except Exception as error:
        print(error)
    return 0
