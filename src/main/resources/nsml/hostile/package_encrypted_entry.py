# case: 63
# title: a package with entries that claim to be encrypted
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack()
    with open('package.nsml', 'rb') as file:
        content = bytearray(file.read())
    for mark, flags in ((b'PK\3\4', 6), (b'PK\1\2', 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(mark, at + 1)
    with open('package.nsml', 'wb') as out:
        out.write(content)


harmless.run(train)
