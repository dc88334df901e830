# case: 63
# title: a package with a script before its beginning
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack()
    with open('package.nsml', 'rb') as file:
        content = file.read()
    with open('package.nsml', 'wb') as out:
        out.write(b'#!/bin/sh\nexit\n' * 1000 + content)


harmless.run(train)
