"""The interface's sentences, in the voice of `content/README.md`. Prompts are in content/.

The screens, plain mode and the command line all take them from here, so that they use the same wording. They are one
namespace: `sentences.SAVED`, whichever file it is in.
"""

from connectwell.sentences.checkin import *
from connectwell.sentences.connection import *
from connectwell.sentences.editing import *
from connectwell.sentences.journal import *
from connectwell.sentences.names import *
from connectwell.sentences.saving import *
from connectwell.sentences.session import *
from connectwell.sentences.settings import *
from connectwell.sentences.today import *
from connectwell.sentences.welcome import *
