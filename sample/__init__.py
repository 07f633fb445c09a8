"""A small replica of the ministries' sites, for the demo and the tests.

Titles, document numbers, dates, issuers and addresses are real (the report's table 3, and entries of the ministries'
own lists); every text is written for the sample and says so on the page. Two documents on hydrogen are invented, so
that there is something of this week: their titles end with （示例）.

`pages(today, week)` gives the pages as saved answers: week 1 is the site seven days before `today`, week 2 the site
of `today`, on which one text has changed, one page has vanished and a few documents are new.
"""

from pathlib import Path

from sample.site import pages

EDITORIAL = Path(__file__).with_name("editorial")  # what people decided about documents of the sample

__all__ = ["EDITORIAL", "pages"]
