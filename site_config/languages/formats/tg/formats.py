"""Tajik dates as official texts write them: «8 сентябри соли 2011». The letters «и соли» are Cyrillic, no codes."""

DATE_FORMAT = "j Eи соли Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j Eи соли Y, H:i"
YEAR_MONTH_FORMAT = "Eи соли Y"
MONTH_DAY_FORMAT = "j Eи"

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
NUMBER_GROUPING = 3
