"""The path that save and load get: what scripts of all years expect of it."""

import os

from .supervised import SupervisedTest


class RoundTrip(SupervisedTest):

    WRITE = "open(%s, 'w').write('weights')"
    READ = "print(open(%s).read())"

    def round_trip(self, save, load, mode=None, **fields):
        script = """
            import nsml, os
            def save(path):
                print('save', os.path.isdir(path))
                %s
            def load(path):
                print('load', os.path.isdir(path))
                %s
            nsml.bind(save=save, load=load)
            nsml.save(1)
            nsml.load(1)
        """ % (save, load)
        if mode is not None:
            fields["modelPath"] = mode
        outcome = self.run_script(script, **fields)
        if outcome.status == 0:
            self.assertEqual(self.files("scratch"), [])
        return outcome


class AutoModeTest(RoundTrip):

    def test_a_file_at_the_path(self):
        outcome = self.round_trip(self.WRITE % "path", self.READ % "path")
        self.assertEqual(outcome.out, "save False\nload False\nweights\n")

    def test_a_folder_made_by_save_with_one_file_loaded_as_file(self):
        """The baseline of AI-Vision."""
        outcome = self.round_trip("os.makedirs(path, exist_ok=True); " + self.WRITE % "os.path.join(path, 'model')",
                                  self.READ % "path")
        self.assertEqual(outcome.out, "save False\nload False\nweights\n")

    def test_one_file_deep_down_is_that_file_whatever_its_name(self):
        outcome = self.round_trip("os.makedirs(path + '/a/b'); " + self.WRITE % "path + '/a/b/any.name'", self.READ % "path")
        self.assertEqual(outcome.out, "save False\nload False\nweights\n")

    def test_one_file_loaded_by_its_name_in_the_folder(self):
        outcome = self.round_trip("os.makedirs(path); " + self.WRITE % "path + '/model.pt'", self.READ % "path + '/model.pt'")
        self.assertEqual(outcome.out, "save False\nload False\nload True\nweights\n")

    def test_a_file_at_the_path_loaded_by_its_name_in_the_folder(self):
        outcome = self.round_trip(self.WRITE % "path", self.READ % "os.path.join(path, 'model')")
        self.assertEqual(outcome.out, "save False\nload False\nload True\nweights\n")

    def test_a_folder_that_save_expects_to_be_there(self):
        outcome = self.round_trip(self.WRITE % "path + '/model.pt'", self.READ % "path + '/model.pt'")
        self.assertEqual(outcome.out, "save False\nsave True\nload False\nload True\nweights\n")

    def test_a_folder_that_save_expects_and_says_so_in_its_own_words(self):
        for error in ("RuntimeError('Parent directory %s does not exist.' % path)",
                      "OSError('Unable to create file (unable to open file: name = \\'%s/m.h5\\', errno = 2)' % path)",
                      "ValueError('Parent directory of %s/model doesn\\'t exist, can\\'t save.' % path)"):
            outcome = self.round_trip("""
                if not os.path.isdir(path):
                    raise %s
                %s""" % (error, self.WRITE % "path + '/m'"), "pass")
            self.assertEqual((outcome.status, outcome.out), (0, "save False\nsave True\nload False\n"), outcome.err)

    def test_a_folder_that_save_expects_and_says_nothing_of(self):
        outcome = self.round_trip("os.system('cp main.py %s/copy 2>/dev/null' % path)", "print(len(open(path).read()) > 9)")
        self.assertEqual(outcome.out, "save False\nsave True\nload False\nTrue\n")

    def test_a_makedirs_that_refuses_an_existing_folder(self):
        """Code of spring 2018."""
        outcome = self.round_trip("os.makedirs(path); " + self.WRITE % "path + '/model'", self.READ % "path")
        self.assertEqual(outcome.out, "save False\nload False\nweights\n")

    def test_several_files_are_loaded_by_their_folder(self):
        outcome = self.round_trip("os.makedirs(path); [open(path + n, 'w').write(n) for n in ('/a', '/b')]",
                                  "print(sorted(os.listdir(path)))")
        self.assertEqual(outcome.out, "save False\nload True\n['a', 'b']\n")

    def test_a_file_beside_the_path(self):
        outcome = self.round_trip(self.WRITE % "path + '.npz'", self.READ % "path + '.npz'")
        self.assertEqual(outcome.out, "save False\nload False\nload False\nweights\n")

    def test_several_files_that_begin_with_the_path(self):
        outcome = self.round_trip("[open(path + n, 'w').write(n) for n in ('.index', '.data')]",
                                  self.READ % "path + '.data'")
        self.assertEqual(outcome.out, "save False\nload False\n.data\n")

    def test_another_error_in_save_is_not_tried_again(self):
        outcome = self.round_trip("open('/no/such/file')", "pass")
        self.assertEqual(outcome.out, "save False\n")
        self.assertEqual(outcome.heard[-1]["error"], "FileNotFoundError: [Errno 2] No such file or directory: '/no/such/file'")

    def test_another_error_in_load_is_not_tried_again(self):
        outcome = self.round_trip(self.WRITE % "path", "raise RuntimeError('size mismatch for fc.weight')")
        self.assertEqual(outcome.out, "save False\nload False\n")
        self.assertEqual(outcome.heard[-1]["error"], "RuntimeError: size mismatch for fc.weight")

    def test_if_no_form_will_do_the_first_error_stands(self):
        outcome = self.round_trip("os.makedirs(path); " + self.WRITE % "path + '/a'", "open(path + '/b')")
        self.assertIn("NotADirectoryError", outcome.heard[-1]["error"])

    def test_an_error_of_the_second_form_about_something_else_stands(self):
        outcome = self.round_trip("os.makedirs(path); " + self.WRITE % "path + '/a'",
                                  "open(path + '/a'); raise ValueError('bad weights')")
        self.assertEqual(outcome.heard[-1]["error"], "ValueError: bad weights")

    def test_links_are_stored_as_what_they_lead_to(self):
        self.write("app/weights", "linked")
        outcome = self.round_trip("os.makedirs(path); os.symlink(os.path.abspath('weights'), path + '/a')", self.READ % "path")
        self.assertEqual(outcome.out, "save False\nload False\nlinked\n")
        self.assertFalse(os.path.islink(os.path.join(self.store, "1/model/a")))


class FileModeTest(RoundTrip):

    def test_one_file_is_a_file_and_nothing_is_tried_twice(self):
        outcome = self.round_trip("os.makedirs(path); " + self.WRITE % "path + '/m'", self.READ % "path + '/m'", "file")
        self.assertEqual(outcome.out, "save False\nload False\n")
        self.assertIn("NotADirectoryError", outcome.heard[-1]["error"])

    def test_save_gets_a_path_that_is_not_there(self):
        outcome = self.round_trip(self.WRITE % "path + '/m'", "pass", "file")
        self.assertIn("FileNotFoundError", outcome.heard[-1]["error"])


class DirectoryModeTest(RoundTrip):

    def test_both_get_an_existing_folder(self):
        outcome = self.round_trip(self.WRITE % "path + '/m'", self.READ % "path + '/m'", "directory")
        self.assertEqual(outcome.out, "save True\nload True\nweights\n")

    def test_a_file_saved_in_another_mode_is_in_the_folder(self):
        self.write("store/1/model", "old")
        script = "import nsml\nnsml.load(1, load_fn=lambda path: print(open(path + '/model').read()))"
        self.assertEqual(self.run_script(script, modelPath="directory").out, "old\n")
