import os  # noqa: CF102

import torch  # noqa

VALUE = os.environ.get("COG")  # TODO(cog): ask
