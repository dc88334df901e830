# case: 63
# title: a package with no archive in it, but a page
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    with open('package.nsml', 'w') as out:
        out.write('<html>' * 1000)


harmless.run(train)
