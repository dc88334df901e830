# case: 64
# title: a package with a program that would run with its owner's rights
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack({'id': b'#!/bin/sh\nid\n'}, attributes=0o104755)


harmless.run(train)
