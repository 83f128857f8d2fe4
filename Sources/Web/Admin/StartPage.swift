/// Where those start who have no part of the site.
struct StartPage: StaffPage {
    var title: Text { .startTitle }
    var area: StaffArea? { nil }
    var link: Link { .start }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("lead"), say: .startHint)
        html(.p) { html in html(.a, .href(.interferenceNotes), say: .interferenceNoteTitle) }
    }
}
