"""Finding things again at the size of a hundred years: a table of parsed entries that can be thrown away.

`cache/index.sqlite` holds, for every file, what it looked like when it was read (size, times, inode), its facts and its
folded words. **It holds the person's words**, as the entries do, so its folder is 0700 and it is 0600, it writes no
log beside it that stays, and what is erased is overwritten. What is put away until the session is not in it.

It is a guess; the TOML is the truth. Every row carries a checksum over all of it, a row counts only while its file
looks as it did, and a hit is read again from its file before anybody sees it. Whatever is in doubt is parsed anew.
"""
