# case: 59
# title: a package with entries that are pipes, devices and sockets
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack(more=[(packing.entry('code/%o' % kind, kind | 0o666), b'') for kind in (0o010000, 0o020000, 0o060000, 0o140000)],
                 listed={'main.py': packing.MAIN, '10000': b'', '20000': b'', '60000': b'', '140000': b''})


harmless.run(train)
