//! Components shared by several screens: values in, nodes out.

mod body_figure;
mod body_map;
mod button;
mod chart;
mod choices;
mod clock;
mod derived;
mod field;
mod icon;
mod last_heard;
mod notices;
mod number_strip;
mod opens;
mod pad;
mod page;
mod plot;
mod plots;
mod progress;
mod secret;
mod tab_bar;
mod time_field;
mod ways_picture;
mod words;

pub(super) use body_figure::{body_figures, body_picture};
pub(super) use body_map::body_sheet;
pub(super) use button::button;
pub(super) use chart::chart;
pub(super) use choices::{choices, select, toggles};
pub(super) use derived::{
    agreed_number, any_day_field, any_time_field, derived_line, derived_note, next_step_fields, next_steps, step_row,
};
pub(super) use field::{date_field, line_field, note_field};
pub(super) use icon::{Picture, icon};
pub(super) use last_heard::{all_heard, last_heard};
pub(super) use notices::later_missing;
pub(super) use number_strip::number_strip;
pub(super) use opens::{opens, opens_to_write};
pub(super) use pad::{pad, score_mark};
pub(super) use page::{damaged, icon_row, link_row, missing, page, reading, sheet, signs_link, status, status_line};
pub(super) use plot::{legend, plot};
pub(super) use plots::{counts_plot, grid_plot, hours_plot, pairs_plot};
pub(super) use progress::progress;
pub(super) use secret::{lock_fault, secret, show_secret};
pub(super) use tab_bar::tab_bar;
pub(super) use time_field::time_field;
pub(super) use ways_picture::{WayPicture, way_picture};
pub(super) use words::{word_row, word_sheet};
