# case: 63
# title: a package with an entry of which one byte was changed
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack({'data': b'marked-content'})
    with open('package.nsml', 'rb') as file:
        content = file.read()
    with open('package.nsml', 'wb') as out:
        out.write(content.replace(b'marked-content', b'marked-c0ntent'))


harmless.run(train)
