//! The journeys: what a person does, in Chromium, Firefox and WebKitGTK.

mod harness;
