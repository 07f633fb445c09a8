"""`python -m crawler` is the command `zhengce`."""

from crawler.cli import main

main()
