"""Content systems that several sites run: forms of addresses, paging, lists that scripts fill. One module each."""
