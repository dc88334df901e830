# case: 71
# title: a package with a manifest nested 200,000 deep
# mode: package
# expect: REFUSED
# protects: package
import zipfile

import harmless
import packing


def train():
    with zipfile.ZipFile('package.nsml', 'w') as package:
        package.writestr('nsml.json', b'{"files":' * 200000)


harmless.run(train)
