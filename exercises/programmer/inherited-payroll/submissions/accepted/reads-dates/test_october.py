"""What Ilse wrote: her pay of October, seen from outside."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().with_name("payroll.py")
FILES = {
    "rates.csv": "department;from;cents\nshop;2026-1-1;1480\nshop;2026-9-1;1520\n",
    "staff.csv": "number;name;department\n101;Ilse Maes;shop\n",
    "shifts.csv": "number;day;start;end;break\n101;2026-10-2;08:00;16:30;30\n",
}


class OctoberTest(unittest.TestCase):
    def test_ilse_is_paid_by_the_rate_of_september(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in FILES.items():
                Path(folder, name).write_text(text, encoding="utf-8")
            done = subprocess.run(
                [sys.executable, str(PROGRAM), "slips", "2026-10"],
                cwd=folder, capture_output=True, text=True, check=True,
            )
        self.assertIn("8.00 h x 15.20 = 121.60", done.stdout)
