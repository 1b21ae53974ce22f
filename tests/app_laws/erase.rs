//! While the diary is erased nothing is written.

use crate::common::records::pain;
use crate::drafts::note;
use crate::world::World;
use crate::{said, seven_saved};
use pain_diary::app::{Command, CommitInput, Erase, Field, Input, Navigate, Pad, Route, Status, StoreFault, UiAction, Write};
use pain_diary::domain::Entry;

#[test]
fn while_the_diary_is_erased_nothing_is_written_and_it_takes_two_presses() {
    let (mut world, id) = seven_saved();
    world.send(Erase::Confirmed);
    assert!(!world.model.erasing, "the first press only asks");
    world.send(UiAction::Erase(true));
    world.send(Input::Typed(Field::Text(id, Entry::note()), "half".to_owned()));
    world.send(Erase::Confirmed);
    let (written, drafts) = (world.written, world.drafts.clone());
    for command in [
        Command::Commit(CommitInput::Now),
        Command::Write(Write::Delete(id)),
        Command::Pad(Pad::Tap(pain(3))),
        Command::Navigate(Navigate::Went(Route::Diary)),
    ] {
        world.send(command);
    }
    assert_eq!((world.written, &world.drafts, said(&world)), (written, &drafts, Some(&Status::Erasing)));
    world.send(Erase::Failed(StoreFault::Blocked));
    world.commit_input();
    world.commit_all();
    assert_eq!(note(&world, id), "half", "it was not erased, so nothing of it is lost");
}

#[test]
fn another_window_that_hears_of_it_writes_nothing_either() {
    let mut world = World::new();
    world.send(Erase::Elsewhere);
    world.send(Pad::Tap(pain(3)));
    assert_eq!((world.written, world.model.diary.records().len(), said(&world)), (0, 0, Some(&Status::Erasing)));
}
