"""The search index, fast enough for a hundred years of entries: a disposable table of parsed entries.

For each file, `cache/index.sqlite` holds its stat at the time of reading (size, times, inode), its facts and its folded
words. **It contains the person's words**, as the entries do, so its folder has mode 0700 and the file 0600, no log file
stays beside it, and deleted rows are overwritten. Parts that are put away until the session are not in it.

It is only a cache of the TOML files. Every row has a checksum over all of it, a row is valid only while its file's stat
is unchanged, and a hit is read again from its file before it is shown. Anything doubtful is parsed again.
"""
