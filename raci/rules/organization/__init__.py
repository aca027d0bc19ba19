"""Rules about scope, level and reporting lines: does the accountability sit where the duty belongs?"""
