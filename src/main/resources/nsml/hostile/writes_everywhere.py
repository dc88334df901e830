# case: 42, 43, 44
# title: looks for a place where the next submission would find a file
# mode: train
# expect: OK
# protects: leftovers
import os

import harmless

NAME = 'nsml-hostile-61142'
PLACES = ('/', '/app/..', '/dev', '/etc', '/etc/cron.d', '/var/tmp', '/var/spool/cron', '/run', '/home', '/root', '/usr/lib', '/usr/local/lib',
          '/nsml', '/nsml/python', '/nsml/python/nsml', '/nsml/socket', '/nsml/image', '/data', '/proc', '/sys')


def train():
    data = ['/data/' + name for name in os.listdir('/data')] if os.path.isdir('/data') else []
    for place in PLACES + tuple(data):
        try:
            with open(os.path.join(place, NAME), 'w') as out:
                out.write('was here')
            os.unlink(os.path.join(place, NAME))
            harmless.breach('a file could be left in ' + place)
        except OSError:
            pass


harmless.run(train)
