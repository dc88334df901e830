# case: 63
# title: a package with data after its end
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
        out.write(content + b'rubbish' * 1000)


harmless.run(train)
