# case: 70
# title: a package with a link for the file itself
# mode: package
# expect: REFUSED
# protects: package
import os

import harmless
import packing


def train():
    os.symlink('/proc/self/mem', 'package.nsml')


harmless.run(train)
