// Dengwen's pages: staff pages, public pages, and the small typed HTML they are written in.
//
// Pages are pure functions. A type that conforms to `StaffPage` or `PublicPage` holds the values that a page shows;
// `render(in:)` turns them into `HTML` in the reader's language. The folders are the stages of a report's life, with
// `Public`, `Admin`, `Look` and `Layout` beside them. What a form may hold stands beside its page, as a type with
// `read`.
//
// There is deliberately no type named `Web` here: it would shadow the module's name.
