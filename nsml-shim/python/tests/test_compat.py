"""--compat 2019: what scripts of 2018 take for granted. Skipped, part by part, where a library is missing."""

import inspect
import os
import sys
import unittest

from .supervised import SupervisedTest, needs


class CompatTest(SupervisedTest):

    def check(self, script, out, compat="2019"):
        outcome = self.run_script(script, compat=compat)
        self.assertEqual((outcome.status, outcome.out, outcome.err), (0, out, ""))


class PythonTest(CompatTest):

    @unittest.skipIf(hasattr(inspect, "getargspec"), "these names are there, with warnings")
    def test_old_names_of_python(self):
        self.check("""
            import time, inspect, collections
            from collections import Iterable, Mapping
            print(isinstance([], Iterable), time.clock() >= 0, inspect.getargspec(lambda a, b=1: 0).args)
        """, "True True ['a', 'b']\n")

    def test_a_module_of_the_same_name_is_left_alone_with_a_word(self):
        self.write("app/torch.py", "mine = True")
        outcome = self.run_script("import torch\nprint(torch.mine)", compat="2019")
        self.assertRegex(outcome.out, r"^nsml: --compat 2019 could not mend all of torch: AttributeError.*\nTrue\n$")

    def test_a_module_that_is_missing_is_missing_as_ever(self):
        self.check("try:\n    import torch.no_such_thing\nexcept ImportError:\n    print('missing')", "missing\n")

    def test_async_as_a_name(self):
        self.write("app/part/helper.py", "def move(x, async=False):\r\n    return 'async', async  # \uac00 async\r\n")
        self.write("app/new.py", "async def f(): pass\n")
        outcome = self.run_script("from part.helper import move\nimport new\nprint(move(1, async=True))", compat="2019")
        self.assertEqual((outcome.status, outcome.err), (0, ""))
        self.assertEqual(outcome.out.splitlines()[-1], "('async', True)")
        if sys.version_info >= (3, 7):
            self.assertIn("nsml: --compat 2019 wrote non_blocking for async in ", outcome.out)
            self.assertIn("return 'async', non_blocking  # \uac00 async", self.read("app/part/helper.py"))

    def test_nothing_is_imported_for_it(self):
        self.check("import sys\nprint([name for name in ('numpy', 'torch', 'yaml') if name in sys.modules])", "[]\n")


@needs("numpy")
class NumpyTest(CompatTest):

    def test_names_that_went(self):
        self.check("""
            import numpy as np
            print(np.array([1.5]).astype(np.int), np.zeros(1, dtype=np.float), np.bool is bool, np.object, np.Inf)
        """, "[1] [0.] True <class 'object'> inf\n")

    def test_pickled_arrays(self):
        self.check("""
            import numpy as np
            np.save('a.npy', np.array([{'a': 1}]))
            print(np.load('a.npy')[0], np.load('a.npy', None)[0])
        """, "{'a': 1} {'a': 1}\n")

    def test_lists_of_different_lengths(self):
        self.check("""
            import warnings
            warnings.simplefilter('ignore')
            import numpy as np
            print(np.array([[1], [1, 2]]).dtype, np.asarray([[1], [1, 2]]).shape, np.array([1, 2], np.float32).dtype)
            try:
                np.array([[1], [1, 2]], dtype=int)
            except ValueError:
                print('refused')
        """, "object (2,) float32\nrefused\n")

    def test_without_the_switch_all_is_as_the_library_has_it(self):
        self.check("import numpy as np\nnp.save('a.npy', np.array([{}]))\ntry:\n    np.load('a.npy')\n"
                   "except ValueError:\n    print('refused')", "refused\n", compat=None)


@needs("torch")
class TorchTest(CompatTest):

    def test_a_script_of_torch_0_3_on_a_gpu(self):
        self.check("""
            import numpy as np
            import torch
            import torch.nn as nn
            from torch.autograd import Variable
            import nsml

            def bind_model(model, optimizer):
                def save(filename, **kwargs):
                    torch.save({'model': model.state_dict(), 'optimizer': optimizer.state_dict()}, filename)
                def load(filename, **kwargs):
                    state = torch.load(filename, map_location=lambda storage, loc: storage.cuda(0))
                    model.load_state_dict(state['model'])
                    optimizer.load_state_dict(state['optimizer'])
                def infer(data):
                    model.eval()
                    return model(Variable(torch.from_numpy(data).float().cuda(), volatile=True)).data.cpu().numpy()
                nsml.bind(save=save, load=load, infer=infer)

            torch.cuda.manual_seed_all(7)
            torch.manual_seed(7)
            model = nn.DataParallel(nn.Linear(2, 1)).cuda()
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            bind_model(model, optimizer)
            x = Variable(torch.ones(4, 2).cuda())
            for epoch in range(2):
                loss = ((model(x) - 3) ** 2).mean()
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                nsml.report(step=epoch, loss=loss.data[0])
            before = nsml.infer(np.ones((1, 2)))
            nsml.save(0)
            for parameter in model.parameters():
                parameter.data.zero_()
            nsml.load(0)
            print(type(loss[0]), (nsml.infer(np.ones((1, 2))) == before).all(), before.shape)
        """, "<class 'float'> True (1, 1)\n")

    def test_devices_named_in_all_ways(self):
        self.check("""
            import torch
            x = torch.ones(1)
            cuda = torch.device('cuda')
            all_of_them = [x.cuda(), x.cuda(0, non_blocking=True), x.to('cuda:0'), x.to(0), x.to(cuda), x.to(device=cuda),
                           torch.zeros(1, device='cuda'), torch.tensor([1], device=cuda), x.new_zeros(1, device='cuda'),
                           torch.cuda.FloatTensor([1]), x.type(torch.cuda.LongTensor), x.type('torch.cuda.FloatTensor'),
                           torch.zeros_like(x, device='cuda'), x.to(torch.device('cuda', 0)), x.pin_memory()]
            print({str(each.device) for each in all_of_them}, isinstance(cuda, torch.device))
            print(x.to(torch.float64).dtype, x.to('cuda', torch.float64).dtype, x.to('cpu', non_blocking=True).device)
            torch.cuda.set_device(0)
            torch.cuda.synchronize()
            torch.cuda.empty_cache()
            with torch.cuda.device(0):
                print(torch.cuda.is_available(), torch.cuda.device_count(), torch.cuda.memory_allocated())
            event = torch.cuda.Event(enable_timing=True)
            event.record()
            print(torch.nn.Linear(1, 1).cuda().to('cuda').weight.device)
        """, "{'cpu'} True\ntorch.float64 torch.float64 cpu\nFalse 0 0\ncpu\n")

    def test_checkpoints_load_wherever_they_say(self):
        self.check("""
            import copy, torch
            torch.save(torch.nn.Linear(1, 1), 'whole')
            for where in (None, 'cuda:0', torch.device('cuda'), {'cuda:1': 'cuda:0'}, lambda storage, _: storage):
                torch.load('whole', map_location=where)
            torch.save({'device': torch.device('cuda')}, 'device')
            print(torch.load('device'), copy.deepcopy(torch.device('cpu')))
        """, "{'device': device(type='cpu')} cpu\n")

    def test_older_idioms(self):
        self.check("""
            import torch
            from torch.utils.data import DataLoader, TensorDataset
            from torch._six import string_classes
            x = torch.Tensor([1, 2])
            print(iter(DataLoader(TensorDataset(x))).next(), 1 - (x > 1), string_classes[0])
        """, "[tensor([1.])] tensor([1, 0], dtype=torch.uint8) <class 'str'>\n")

    def test_lists_of_numbers_without_dimensions(self):
        self.check("""
            import numpy, torch
            three, four = torch.tensor(3), torch.nn.Parameter(torch.tensor(4.))
            print(torch.tensor([three, three]), torch.LongTensor([three]), torch.FloatTensor([four, four]))
            print(torch.tensor([[three], [three]]).shape, numpy.array([three, three]), three[0], four.data[0])
        """, "tensor([3, 3]) tensor([3]) tensor([4., 4.])\ntorch.Size([2, 1]) [3 3] 3 4.0\n")

    def test_whole_numbers_stay_whole_when_divided(self):
        self.check("""
            import torch
            x = torch.tensor([7, -7])
            print((x / 2).tolist(), (x / x).tolist(), (x / 2.).tolist(), (x.float() / 2).tolist())
        """, "[3, -3] [1, 1] [3.5, -3.5] [3.5, -3.5]\n")

    def test_default_functions_for_models_and_optimizers(self):
        self.check("""
            import torch, nsml
            model = torch.nn.Linear(1, 1)
            optimizer = torch.optim.Adam(model.parameters())
            nsml.bind(model=model, optimizer=optimizer, epoch=3)
            before = model.weight.item()
            nsml.save(1)
            model.weight.data.zero_()
            nsml.load(1)
            print(model.weight.item() == before)
        """, "True\n", compat=None)
        self.assertEqual(self.files("store/1"), ["model/epoch.pkl", "model/model.pt", "model/optimizer.pt"])

    def test_a_folder_that_torch_does_not_find(self):
        self.check("""
            import os, torch, nsml
            nsml.bind(save=lambda path: torch.save({'a': 1}, os.path.join(path, 'model.pt')),
                      load=lambda path: print(torch.load(os.path.join(path, 'model.pt'))))
            nsml.save(1)
            nsml.load(1)
        """, "{'a': 1}\n", compat=None)

    def test_workers_of_a_data_loader(self):
        self.check("""
            import torch, nsml
            class Data(torch.utils.data.Dataset):
                def __len__(self):
                    return 4
                def __getitem__(self, index):
                    return float(nsml.IS_ON_NSML) + torch.ones(1).cuda()[0].item()
            print(sum(batch.sum().item() for batch in torch.utils.data.DataLoader(Data(), num_workers=2)))
        """, "8.0\n")


class OthersTest(CompatTest):

    @needs("sklearn")
    def test_modules_of_sklearn_that_went(self):
        self.check("""
            from sklearn.cross_validation import train_test_split
            from sklearn.externals import joblib
            print(callable(train_test_split), callable(joblib.dump))
        """, "True True\n")

    @needs("scipy.misc", "PIL", "numpy")
    def test_pictures_by_scipy(self):
        self.check("""
            import warnings
            warnings.simplefilter('ignore')
            import numpy as np
            from scipy.misc import imread, imresize, imsave
            imsave('a.png', np.array([[[0, 0, 0], [255, 128, 0]]], dtype=np.uint8))
            print(imread('a.png').tolist(), imread('a.png', mode='L').shape, imread('a.png', flatten=True).dtype)
            print(imresize(imread('a.png'), (4, 6)).shape, imresize(imread('a.png'), 2.0).shape,
                  imresize(np.array([[0.0, 0.5]]), 100, interp='nearest').tolist())
        """, "[[[0, 0, 0], [255, 128, 0]]] (1, 2) float32\n(4, 6, 3) (2, 4, 3) [[0, 255]]\n")

    @needs("pandas")
    def test_methods_of_pandas_that_went(self):
        self.check("""
            import warnings
            warnings.simplefilter('ignore')
            import pandas as pd
            print(pd.DataFrame({'a': [1]}).append({'a': 2}, ignore_index=True).as_matrix().tolist())
        """, "[[1], [2]]\n")

    @needs("yaml")
    def test_yaml_without_a_loader(self):
        self.check("import yaml\nprint(yaml.load('a: 1'))", "{'a': 1}\n")
