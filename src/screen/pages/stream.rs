//! The diary as codes from screen to camera: the screen that shows them, and the one that reads them.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, link_row, page, progress, reading, status_line};
use crate::app::{Navigate, Route, StreamCommand, StreamFault, StreamJob, StreamState};

/// The screen that shows the codes. What is painted into the canvas and said in the line below it is up to the browser's side, eight times
/// a second; the rest is drawn once.
pub fn stream_show(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let mut content = status_line(screen);
    match screen.model.ui.stream {
        Some(StreamState::Showing(all)) => {
            let count = el("p", "soft").attr("id", "stream-count").with("data-words", text.stream_frame("#", &screen.count(all)));
            let code = el("canvas", "").attr("id", "stream-code").attr("role", "img").label(text.stream_code());
            content.push(el("div", "stream-code").key("code".into()).child(code));
            content.push(
                el("div", "sheet stack")
                    .child(count)
                    .child(el("p", "").text(text.stream_show_how()))
                    .child(el("p", "soft").text(text.stream_open_to_all())),
            );
            content.push(button("button plain", text.stream_stop(), Navigate::Go(Route::Exchange)));
        }
        Some(StreamState::TooLarge(all)) => content.push(too_large(screen, all)),
        Some(StreamState::Failed(fault)) => content.push(failed(screen, fault)),
        _ => content.push(el("p", "sheet").attr("role", "status").text(text.stream_preparing())),
    }
    content.extend(reading(screen));
    page(screen, text.stream_show_title(), content)
}

/// The screen that reads them. The camera is asked for at a tap only.
pub fn stream_scan(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let mut content = status_line(screen);
    match screen.model.ui.stream {
        Some(StreamState::Preparing) => content.push(camera(screen, text.stream_opening(), None)),
        Some(StreamState::Scanning(_, 0)) => content.push(camera(screen, text.stream_searching(), None)),
        Some(StreamState::Scanning(done, all)) => {
            let words = text.stream_progress(&screen.count(done), &screen.count(all));
            content.push(camera(screen, words, Some((done, all))));
        }
        Some(StreamState::Failed(fault)) => {
            content.push(failed(screen, fault));
            content.push(begin(text.stream_again()));
        }
        _ => {
            let how = el("div", "sheet stack")
                .child(el("p", "").text(text.stream_scan_how()))
                .child(el("p", "soft").text(text.stream_camera_why()));
            content.push(how.child(begin(text.stream_camera())));
        }
    }
    content.push(el("ul", "sheet links").child(link_row(Route::Exchange, text.stream_file(), text.stream_file_hint())));
    page(screen, text.stream_scan_title(), content)
}

fn begin(words: String) -> Node {
    button("button", words, StreamCommand::Begin(StreamJob::Scan))
}

/// What the camera sees, and how much has arrived.
fn camera(screen: &Screen<'_>, words: String, of: Option<(usize, usize)>) -> Node {
    let text = screen.text;
    let video = ["playsinline", "muted", "autoplay", "disablepictureinpicture"]
        .into_iter()
        .fold(el("video", "").attr("id", "stream-video"), |video, name| video.attr(name, ""));
    el("div", "sheet stack")
        .key("camera".into())
        .child(el("div", "viewfinder").child(video.label(text.stream_video())))
        .child(el("p", "").attr("role", "status").text(words))
        .child(progress(text.stream_scan_title(), of))
        .child(button("button plain", text.stream_stop(), StreamCommand::Stop))
}

fn too_large(screen: &Screen<'_>, all: usize) -> Node {
    let text = screen.text;
    let save = button("button", text.give_file(), Navigate::Go(Route::Exchange));
    el("div", "sheet stack")
        .key("too-large".into())
        .child(el("p", "").attr("role", "alert").text(text.stream_too_large(&screen.count(all))))
        .child(save)
}

fn failed(screen: &Screen<'_>, fault: StreamFault) -> Node {
    let text = screen.text;
    let words = match fault {
        StreamFault::Refused => text.stream_refused(),
        StreamFault::NoCamera => text.stream_no_camera(),
        StreamFault::Dark => text.stream_dark(),
        StreamFault::Paused => text.stream_paused(),
        StreamFault::Damaged => text.stream_damaged(),
        StreamFault::Broken => text.stream_broken(),
    };
    el("div", "sheet stack warning").key("failed".into()).child(el("p", "").attr("role", "alert").text(words))
}
