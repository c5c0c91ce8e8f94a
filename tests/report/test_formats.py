import json
import re
from collections.abc import Callable

import pytest

from notelint.model.facts import Summary
from notelint.model.finding import Finding, Language, say
from notelint.report import FORMATS, render
from notelint.report.options import Options

from .conftest import FINDINGS, SUMMARY
