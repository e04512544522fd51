// Everything works without this file; it only saves a reach for the mouse.
"use strict";
