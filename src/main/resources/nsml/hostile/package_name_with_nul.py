# case: 62
# title: a package with a name that ends early, by a NUL
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack({'safeXpy': b'1'})
    with open('package.nsml', 'rb') as file:
        content = file.read()
    with open('package.nsml', 'wb') as out:
        out.write(content.replace(b'code/safeXpy', b'code/safe\0py'))


harmless.run(train)
