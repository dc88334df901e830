# case: 61
# title: a package with names that are equal once Unicode is normalised
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack({'\u00e9.txt': b'1', 'e\u0301.txt': b'2', '\ufb01': b'1', 'fi': b'2', 'K': b'', '\u212a': b''})


harmless.run(train)
