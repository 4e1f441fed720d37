"""Settings: the one table of them, and config.toml, which they are read from and written to."""

from connectwell.settings.file import REST_APPLIES as REST_APPLIES
from connectwell.settings.file import applied as applied
from connectwell.settings.file import bring_in_settings as bring_in_settings
from connectwell.settings.file import change_settings as change_settings
from connectwell.settings.file import parse_setting as parse_setting
from connectwell.settings.file import read_settings as read_settings
from connectwell.settings.file import settings_file as settings_file
from connectwell.settings.file import unknown_keys as unknown_keys
from connectwell.settings.file import unread_in_short as unread_in_short
from connectwell.settings.kinds import Kind as Kind
from connectwell.settings.kinds import Setting as Setting
from connectwell.settings.kinds import as_toml as as_toml
from connectwell.settings.kinds import shown as shown
from connectwell.settings.table import GROUPS as GROUPS
from connectwell.settings.table import HIDE_KEYS as HIDE_KEYS
from connectwell.settings.table import KEYS as KEYS
from connectwell.settings.table import RULED_OUT as RULED_OUT
from connectwell.settings.table import SETTINGS as SETTINGS
from connectwell.settings.table import THEMES as THEMES
from connectwell.settings.table import RuledOut as RuledOut
from connectwell.settings.table import Settings as Settings
from connectwell.settings.table import TodayPart as TodayPart
