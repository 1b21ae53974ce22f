//! Every message as a function, so that a missing one, or a missing argument, does not compile.
//! `build.rs` reads this list too and holds each language file against it: same ids, same arguments.

use super::Text;

macro_rules! messages {
    ($($name:ident $id:literal ($($arg:ident),*);)*) => {
        /// Every message: its id and the names of its arguments.
        pub const CATALOG: &[(&str, &[&str])] = &[$(($id, &[$(stringify!($arg)),*])),*];

        /// The places of the messages in [`CATALOG`].
        #[allow(non_camel_case_types, reason = "named as the functions are")]
        enum Place { $($name),* }

        impl Text {
            $(
                #[doc = concat!("The message `", $id, "`.")]
                #[must_use]
                pub fn $name(&self $(, $arg: &str)*) -> String {
                    self.message(Place::$name as usize, &[$($arg),*])
                }
            )*
        }
    };
}

messages! {
    app_name "app-name" ();
    now_title "now-title" ();
    pad_none_small "pad-none-small" ();
    pad_worst_small "pad-worst-small" ();
    pad_none "pad-none" ();
    pad_worst "pad-worst" ();
    pad_too_much "pad-too-much" ();
    too_much_short "too-much-short" ();
    the_number "the-number" ();
    tab_now "tab-now" ();
    tab_diary "tab-diary" ();
    tab_more "tab-more" ();
    team_tell "team-tell" ();
    voice_group "voice-group" ();
    voice_patient "voice-patient" ();
    voice_carer "voice-carer" ();
    patient "patient" ();
    carer "carer" ();
    someone_else "someone-else" ();
    taps_keeping "taps-keeping" (taps);

    saved "saved" (score, time);
    changed "changed" ();
    deleted "deleted" (score, time);
    deleted_number "deleted-number" ();
    undone "undone" ();
    undo "undo" ();
    time_ahead "time-ahead" ();
    not_saved "not-saved" (reason);
    not_saved_retry "not-saved-retry" ();
    fault_full "fault-full" ();
    fault_unavailable "fault-unavailable" ();
    fault_blocked "fault-blocked" ();
    fault_newer "fault-newer" ();
    fault_broken "fault-broken" ();

    last_entry "last-entry" (score, when);
    patient_says_score "patient-says-score" (score);
    carer_sees_score "carer-sees-score" (score);
    someone_says_score "someone-says-score" (score);
    add_what_you_like "add-what-you-like" ();
    who_says_it "who-says-it" ();
    when "when" ();
    day "day" ();
    time "time" ();
    note "note" ();
    note_limit "note-limit" (limit);
    change_the_number "change-the-number" ();
    delete_entry "delete-entry" ();
    earlier_values "earlier-values" ();
    earlier_value "earlier-value" (when, what);
    entry_gone "entry-gone" ();
    entry_loading "entry-loading" ();
    back_to_diary "back-to-diary" ();
    entry_title "entry-title" (score, time);

    diary_title "diary-title" ();
    diary_empty "diary-empty" ();
    diary_empty_hint "diary-empty-hint" ();
    diary_loading "diary-loading" ();
    diary_days "diary-days" ();
    today "today" (day);
    yesterday "yesterday" (day);
    damaged_found "damaged-found" (count, plural);
    damaged_save "damaged-save" ();

    team_title "team-title" ();
    team_empty "team-empty" ();
    team_offline "team-offline" ();
    contact_name "contact-name" ();
    contact_phone "contact-phone" ();
    contact_hours "contact-hours" ();
    contact_add "contact-add" ();
    contact_new "contact-new" ();
    contact_remove "contact-remove" (name);
    contact_needs_digits "contact-needs-digits" ();

    more_title "more-title" ();
    more_backup_hint "more-backup-hint" ();
    more_storage_hint "more-storage-hint" ();
    more_settings_hint "more-settings-hint" ();
    more_install_hint "more-install-hint" ();
    about_title "about-title" ();
    about_privacy "about-privacy" ();
    about_not_device "about-not-device" ();

    backup_title "backup-title" ();
    backup_why "backup-why" ();
    backup_save "backup-save" ();
    backup_open "backup-open" ();
    backup_last "backup-last" (when, count, plural);
    backup_never "backup-never" ();
    backup_unbacked "backup-unbacked" (count);
    backup_making "backup-making" (done, all);
    backed_up "backed-up" (count, plural);
    backup_failed "backup-failed" ();
    backup_open_hint "backup-open-hint" ();
    preview_title "preview-title" ();
    preview_nothing "preview-nothing" ();
    preview_unknown "preview-unknown" (count, plural);
    preview_refused_title "preview-refused-title" ();
    preview_refused "preview-refused" (place, reason);
    preview_refused_more "preview-refused-more" (count, plural);
    count_new "count-new" ();
    count_changed "count-changed" ();
    count_same "count-same" ();
    count_refused "count-refused" ();
    import_apply "import-apply" ();
    cancel "cancel" ();
    close "close" ();
    import_reading "import-reading" ();
    import_writing "import-writing" ();
    imported "imported" (count, plural);
    import_undo "import-undo" ();
    import_undo_hint "import-undo-hint" (when, count, plural);
    import_undone "import-undone" ();
    import_failed "import-failed" (reason);
    file_empty "file-empty" ();
    file_too_large "file-too-large" (limit);
    file_not_text "file-not-text" ();
    file_truncated "file-truncated" ();
    file_not_backup "file-not-backup" ();
    file_version "file-version" ();
    nothing_changed "nothing-changed" ();
    refused_not_a_record "refused-not-a-record" ();
    refused_too_large "refused-too-large" ();
    refused_id "refused-id" ();
    refused_duplicate "refused-duplicate" ();
    refused_kind "refused-kind" ();
    refused_stamp "refused-stamp" ();
    refused_pain "refused-pain" ();
    refused_time "refused-time" ();
    refused_time_range "refused-time-range" ();
    refused_who "refused-who" ();
    refused_text "refused-text" ();
    refused_shape "refused-shape" ();

    storage_title "storage-title" ();
    storage_where "storage-where" ();
    storage_kept "storage-kept" ();
    storage_not_kept "storage-not-kept" ();
    storage_unknown "storage-unknown" ();
    storage_ask "storage-ask" ();
    storage_entries "storage-entries" (count);
    storage_space "storage-space" (used, all);
    storage_version "storage-version" (version);
    update_ready "update-ready" ();
    update_now "update-now" ();
    up_to_date "up-to-date" ();

    settings_title "settings-title" ();
    language "language" ();
    like_the_phone "like-the-phone" ();
    appearance "appearance" ();
    light "light" ();
    dark "dark" ();
    text_size "text-size" ();
    text_normal "text-normal" ();
    text_large "text-large" ();
    text_largest "text-largest" ();

    install_title "install-title" ();
    install_why "install-why" ();
    install_now "install-now" ();
    install_done "install-done" ();
    install_ios_share "install-ios-share" ();
    install_ios_add "install-ios-add" ();
    install_ios_storage "install-ios-storage" ();
    install_menu "install-menu" ();
    install_menu_add "install-menu-add" ();
}
