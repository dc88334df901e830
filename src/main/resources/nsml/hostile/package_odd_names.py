# case: 62
# title: a package with names with a line feed, NUL, an escape and 10,000 characters
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack({'a\nb': b'1', 'a\x1b[2J': b'2', 'x' * 10000: b'3', '/'.join('d' * 400): b'4'})


harmless.run(train)
