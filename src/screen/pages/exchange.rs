//! The other phone: give it what it lacks, take what it has.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{WayPicture, button, last_heard, opens, page, sheet, status_line, way_picture};
use super::backup::file_input;
use super::backup_preview::import_state;
use super::sealed::seal;
use crate::app::{ExchangeCommand, Navigate, Offer, Peer, PlatformRequest, Route, SealOf};
use crate::domain::CollectVec;
use crate::text::Text;

/// The screen of the other phone.
pub fn exchange(screen: &Screen<'_>) -> Node {
    let (text, model) = (screen.text, screen.model);
    let mut content = status_line(screen);
    content.extend(model.peers.list.iter().rev().map(|peer| give_to(screen, peer)));
    content.push(give_all(screen));
    content.extend(take(screen));
    content.push(ways(screen));
    page(screen, text.exchange_title(), content)
}

/// Takes a file, and shows what it would do.
pub fn take(screen: &Screen<'_>) -> Vec<Node> {
    let text = screen.text;
    let take = sheet(text.take_title())
        .key("take".into())
        .child(el("p", "soft").text(text.take_hint()))
        .child(el("div", "row").child(button("button plain", text.stream_scan_title(), Navigate::Go(Route::StreamScan))).child(button(
            "button plain",
            text.take_file(),
            PlatformRequest::ChooseFile,
        )))
        .child(file_input());
    std::iter::once(take).chain(import_state(screen)).collect_vec()
}

/// What the files for a phone hold; `None` while they are made of the diary as it is now.
fn offer<'s>(screen: &'s Screen<'_>, peer: Option<u32>) -> Option<&'s Offer> {
    screen.model.exchange.offer(screen.model.revision, peer)
}

/// What a phone that was heard from may lack.
fn give_to(screen: &Screen<'_>, peer: &Peer) -> Node {
    let text = screen.text;
    let offer = offer(screen, Some(peer.profile));
    let words = match offer {
        None => text.gift_counting(),
        Some(offer) if offer.records() == 0 => text.gift_nothing(),
        Some(offer) => with_size(screen, text.gift_since(&gift_words(screen, offer), &screen.when(peer.heard)), offer),
    };
    let is_needed = offer.is_some_and(|offer| offer.records() > 0);
    let look = if is_needed { "button" } else { "button plain" };
    sheet(text.give_to(&screen.phone_name(peer.profile)))
        .key(format!("{:08x}", peer.profile))
        .child(el("p", "").text(words))
        .children(give_ways(screen, look, Some(peer.profile), offer.is_some()))
        .child(last_heard(screen, peer))
}

/// For a phone of which nothing is known.
pub fn give_all(screen: &Screen<'_>) -> Node {
    let (text, is_first) = (screen.text, screen.model.peers.list.is_empty());
    let offer = offer(screen, None);
    let is_empty = offer.is_none_or(|offer| offer.records() == 0);
    let words = match offer {
        None => text.gift_counting(),
        Some(_) if is_empty => String::new(),
        Some(offer) => with_size(screen, text.gift_everything(&gift_words(screen, offer)), offer),
    };
    let look = if is_first { "button" } else { "button plain" };
    let mut give = vec![el("p", "soft").text(text.give_all_hint()), el("p", "").text(words)];
    give.extend(give_ways(screen, look, None, !is_empty));
    if is_first {
        return sheet(text.give_first()).key("all".into()).children(give);
    }
    let inside = el("div", "stack").children(give);
    el("section", "sheet").key("all".into()).child(opens(text.give_another(), String::new()).child(inside))
}

/// The ways to give: codes for a phone beside this one, a file for any, plain or sealed.
fn give_ways(screen: &Screen<'_>, look: &'static str, peer: Option<u32>, can: bool) -> Vec<Node> {
    let text = screen.text;
    let buttons = el("div", "row")
        .child(button(look, text.stream_show_title(), ExchangeCommand::ShowCodes(peer)).bool_attr("disabled", !can))
        .child(button("button plain", text.give_file(), ExchangeCommand::Give(peer)).bool_attr("disabled", !can));
    [buttons, el("p", "soft").text(text.gift_plain_hint())].into_iter().chain(seal(screen, SealOf::Gift(peer), can)).collect_vec()
}

/// "12 numbers, 2 answers".
fn gift_words(screen: &Screen<'_>, offer: &Offer) -> String {
    type Counted = fn(&Text, &str, &str) -> String;
    let text = screen.text;
    let counts: [(usize, Counted); 4] = [
        (offer.entries, Text::numbers_count),
        (offer.doses, Text::doses_noted),
        (offer.answers, Text::gift_answers),
        (offer.others, Text::gift_others),
    ];
    counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| text.counted(count, words)).collect_vec().join(", ")
}

/// "… · 3 kB".
fn with_size(screen: &Screen<'_>, words: String, offer: &Offer) -> String {
    let bytes = u32::try_from(offer.bytes).unwrap_or(u32::MAX);
    format!("{words} · {}", screen.text.intl.bytes(f64::from(bytes)))
}

/// How a file gets from one phone to the other without a network.
fn ways(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let shown = [
        (WayPicture::Sheet, text.way_sheet_picture(), text.way_sheet()),
        (WayPicture::Choose, text.way_choose_picture(), text.way_choose()),
        (WayPicture::Accept, text.way_accept_picture(), text.way_accept()),
    ];
    let step = |(picture, alt, words)| el("li", "way").child(way_picture(picture, alt)).child(el("p", "").text(words));
    let said = |words: String| el("li", "").text(words);
    let inside = el("div", "stack")
        .child(el("ol", "stack").children(shown.map(step).into()))
        .child(el("ul", "history").children([text.way_near(), text.way_mixed(), text.way_other()].map(said).into()));
    el("section", "sheet").key("ways".into()).child(opens(text.ways_title(), String::new()).child(inside))
}
