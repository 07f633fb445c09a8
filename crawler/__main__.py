"""`python -m crawler` is the command `zhengce`."""

from command import main

main()
