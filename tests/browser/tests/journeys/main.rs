//! The journeys: what a person does with the built app, in Chromium, Firefox and WebKitGTK.

mod access;
mod backup;
mod care;
mod clocks;
mod details;
mod early;
mod entries;
mod erase;
mod faults;
mod finger;
mod harness;
mod install;
mod keyboard;
mod kill;
mod language;
mod looks;
mod lookup;
mod lost;
mod offline;
mod tabs;
mod team;
mod typing;
mod update;
mod visit;
mod visit_keyboard;
mod wrong_files;
