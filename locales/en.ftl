# Pain Diary, English. Plain words, reading age about 11. Ids and arguments are checked by tests.

app-name = Pain Diary
now-title = How strong is the pain now?
pad-none-small = no pain
pad-worst-small = worst pain
pad-none = 0, no pain
pad-worst = 10, worst pain
pad-too-much = Too much: call
too-much-short = Too much
the-number = The number
tab-now = Now
tab-diary = Diary
tab-more = More
team-tell = Tell the team
voice-group = Who says it?
voice-patient = Patient says
voice-carer = Carer sees
patient = Patient
carer = Carer
someone-else = Someone else
taps-keeping = Keeping { $taps } …

saved = Saved { $score }, { $time }
changed = Saved
deleted = Deleted { $score }, { $time }
deleted-number = Number removed
undone = Undone
undo = Undo
time-ahead = That time has not come yet. The old time stays.
not-saved = Not saved yet. { $reason }
not-saved-retry = It stays on this screen and is tried again. Do not close the app; you can also save a backup.
fault-full = This phone has no room left.
fault-unavailable = This browser does not let the app store anything here. A private window can be the reason.
fault-blocked = Another window of Pain Diary is in the way. Close the other windows.
fault-newer = The diary was written by a newer version of the app. Update the app.
fault-broken = The browser did not store it.

last-entry = Last: { $score } at { $when }
patient-says-score = The patient says { $score }
carer-sees-score = The carer sees { $score }
someone-says-score = Someone else says { $score }
add-what-you-like = Add what you like, or nothing. Everything is kept as you go.
who-says-it = Who says it?
when = When?
day = Day
time = Time
note = Note
note-limit = A note can have up to { $limit } characters. What is beyond that is not kept.
change-the-number = Change the number
delete-entry = Delete this entry
earlier-values = Earlier values
earlier-value = { $when }: { $what }
entry-gone = This entry is not in the diary.
entry-loading = Looking for this entry …
back-to-diary = Back to the diary
entry-title = { $score }, { $time }

diary-title = Diary
diary-empty = Nothing here yet.
diary-empty-hint = Tap a number on Now, and it appears here.
diary-loading = Reading earlier days …
diary-days = Entries by day
today = Today, { $day }
yesterday = Yesterday, { $day }
damaged-found = { $plural ->
    [one] One stored record could not be read. It is kept as it is; everything else is here.
   *[other] { $count } stored records could not be read. They are kept as they are; everything else is here.
  }
damaged-save = Save them to a file

team-title = Tell the team
team-empty = Write down whom to call about pain. The numbers stay on this phone and work with no signal for data.
team-offline = Never let pain build up: call as soon as it gets worse.
contact-name = Name
contact-phone = Phone number
contact-hours = When they answer
contact-add = Add this number
contact-new = A number to call
contact-remove = Remove { $name }
contact-needs-digits = A phone number needs digits.

more-title = More
more-backup-hint = Carry the diary in a file
more-storage-hint = Where it is kept, version
more-settings-hint = Language, light or dark, text size
more-install-hint = Put it on the home screen
about-title = About
about-privacy = Everything stays in this browser. There is no account and no server, and nothing is sent anywhere unless you send it.
about-not-device = Pain Diary is a diary, not a medical device. It gives no advice. For help, call your team.

backup-title = Backup
backup-why = The diary is only on this phone. A backup is a file that you keep somewhere else or send to the other phone.
backup-save = Save a backup
backup-open = Open a backup
backup-last = { $plural ->
    [one] Last backup: { $when }, one record
   *[other] Last backup: { $when }, { $count } records
  }
backup-never = Last backup: none yet
backup-unbacked = Entries in no backup: { $count }
backup-making = Making the file: { $done } of { $all }
backed-up = { $plural ->
    [one] Backup saved with one record
   *[other] Backup saved with { $count } records
  }
backup-failed = The backup could not be saved. The diary is as it was. Try again.
backup-open-hint = Nothing in your diary is removed or replaced. You see what the file would add before anything happens.
preview-title = What this file would do
preview-nothing = Everything in this file is in your diary already.
preview-unknown = { $plural ->
    [one] One record is from a newer version of the app. It is kept for later.
   *[other] { $count } records are from a newer version of the app. They are kept for later.
  }
preview-refused-title = Not taken
preview-refused = Record { $place }: { $reason }
preview-refused-more = { $plural ->
    [one] and one more
   *[other] and { $count } more
  }
count-new = new
count-changed = changed
count-same = same
count-refused = refused
import-apply = Add to my diary
cancel = Cancel
close = Close
import-reading = Reading the file …
import-writing = Adding to your diary …
imported = { $plural ->
    [one] Added one entry
   *[other] Added { $count } entries
  }
import-undo = Undo this import
import-undo-hint = { $plural ->
    [one] Last import: { $when }, one record
   *[other] Last import: { $when }, { $count } records
  }
import-undone = The import is undone
import-failed = Nothing was added. { $reason } Your diary is as it was. Try again.
file-empty = This file is empty.
file-too-large = This file is too large. A backup has at most { $limit }.
file-not-text = This file is not a backup. It may be a photo or a document.
file-truncated = This file stops in the middle. Save or send the backup once more, then open it again.
file-not-backup = This file is not a backup of Pain Diary.
file-version = This backup is in a version that this app cannot read. Update the app, then open it again.
nothing-changed = Your diary is as it was.
refused-not-a-record = it is not a record
refused-too-large = it is too large
refused-id = its id is missing or wrong
refused-duplicate = the same id is in the file twice; the first one counts
refused-kind = it does not say what it is
refused-stamp = it does not say when it was written
refused-pain = the pain is not a number from 0 to 10
refused-time = its time cannot be read
refused-time-range = its year is not between 1900 and 2199
refused-who = it does not say who says it
refused-text = a text in it is too long
refused-shape = a part of it is damaged

storage-title = Storage
storage-where = The diary is in this browser, on this phone. Nobody else has it.
storage-kept = The browser has promised to keep it.
storage-not-kept = The browser may clear it when space runs out. Put the app on the home screen, and save backups.
storage-unknown = This browser does not say whether it keeps it. Save backups.
storage-ask = Ask the browser to keep it
storage-entries = Entries: { $count }
storage-space = Space used: { $used } of { $all }
storage-version = Version: { $version }
update-ready = A new version is ready.
update-now = Update now
up-to-date = This is the newest version that has arrived.

settings-title = Settings
language = Language
like-the-phone = Like the phone
appearance = Appearance
light = Light
dark = Dark
text-size = Text size
text-normal = Normal
text-large = Large
text-largest = Largest

install-title = Install
install-why = On the home screen it opens with one tap, works with no signal, and the browser keeps the diary.
install-now = Install
install-done = It is installed: you are using it from the home screen.
install-ios-share = In Safari, tap the share button: a square with an arrow pointing up.
install-ios-add = Choose “Add to Home Screen”, then “Add”.
install-ios-storage = On an iPhone the home-screen app starts with an empty diary. If you have entries here, save a backup first, install, and open the backup there.
install-menu = Open the menu of the browser.
install-menu-add = Choose “Install” or “Add to Home screen”.

boot-slow = Still loading. You can tap already: every number is kept.
boot-failed = Pain Diary could not load. What you tapped and saved is still in this browser. Open it again when you have a connection.
