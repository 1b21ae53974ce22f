//! The body on an entry, in the Diary and for the doctor.

use super::super::node::Node;
use super::{Phone, number};
use crate::app::{BodyView, Navigate, Pad, Route, UiAction, Write};
use crate::domain::{Code, DetailEdit, Pain, RecordId};

fn html(phone: &Phone) -> String {
    let mut html = String::new();
    phone.screen().iter().for_each(|node| Node::write_html(node, &mut html));
    html
}

/// An entry of the patient with 8 in the lower back, a place without a number and a path down the leg.
fn marked() -> (Phone, RecordId) {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(8)));
    let id = phone.model.diary.rows()[0].id;
    phone.send(Write::edit(id, DetailEdit::site(Code::listed("lower-back-left"), Some(Pain::new(8)))));
    phone.send(Write::edit(id, DetailEdit::site(Code::listed("anus"), Some(None))));
    phone.send(UiAction::Path(true));
    for region in ["lower-back-left", "buttock-left", "calf-left"] {
        phone.send(Write::Region(id, Code::listed(region)));
    }
    phone.send(UiAction::Body(true));
    phone.send(UiAction::View(BodyView::Back));
    (phone, id)
}

#[test]
fn each_region_is_a_button_and_only_what_is_marked_is_drawn() {
    let (phone, _) = marked();
    let (page, outline) = (html(&phone), phone.outline());
    assert_eq!(page.matches("class=\"touch").count(), crate::view::body::regions(crate::view::body::Side::Back).len());
    for button in ["aria-label=\"Lower back left 8\"", "aria-label=\"Between the legs (perineum)\"", "aria-label=\"Left wrist\""] {
        assert!(outline.contains(button), "{button} in\n{outline}");
    }
    assert_eq!(page.matches("class=\"region\"").count(), 1 + 2, "what is marked, and both tags");
    assert_eq!(page.matches("class=\"spread\"").count(), 1, "one arrow");
    assert!(page.contains("dir=\"ltr\"") && outline.contains("YOUR left"));
}

#[test]
fn a_path_shows_where_it_has_begun() {
    let (mut phone, id) = marked();
    phone.send(UiAction::Path(false));
    assert!(!html(&phone).contains("data-score=\"path\""));
    phone.send(UiAction::Path(true));
    phone.send(Write::Region(id, Code::listed("middle-back")));
    assert!(html(&phone).contains("data-score=\"path\""));
}

#[test]
fn the_figures_name_the_patients_sides_and_draw_what_was_marked() {
    let (mut phone, _) = marked();
    phone.send(Navigate::Went(Route::Doctor));
    let page = html(&phone);
    let figures = page.split("class=\"figures\"").nth(1).expect("the body");
    let at = |word: &str| figures.find(word).unwrap_or_else(|| panic!("{word} in {figures}"));
    assert!(at("Front") < at("Right") && at("Right") < at("Left"), "from the front the patient's right is at the viewer's left");
    assert!(figures.contains(">8</text>") && figures.contains(">•</text>"), "{figures}");
    assert_eq!((figures.matches("class=\"region\"").count(), figures.matches("class=\"spread\"").count()), (2, 1));
}

#[test]
fn the_body_of_the_diary_draws_how_it_spreads_and_says_whose_left_it_is() {
    let (mut phone, _) = marked();
    phone.send(Navigate::Went(Route::Diary));
    let (page, outline) = (html(&phone), phone.outline());
    let figures = page.split("class=\"figures\"").nth(1).expect("the body");
    assert_eq!(figures.matches("class=\"spread\"").count(), 1, "one arrow: {figures}");
    for words in ["YOUR left", "YOUR right"] {
        assert_eq!(figures.matches(words).count(), 2, "{words} in {figures}");
    }
    let flat = outline.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("Spreads: Lower back left → Left buttock → Left calf td once"), "{outline}");
}
