import Casework

/// Words of official documents.
extension Text {
    static let draftItsPaper = Text("起草文书", "Write its document")
    static let itsDraft = Text("文书：草稿", "Document: draft")
    static func itsPaper(_ number: String) -> Text { Text("文书：\(number)", "Document: \(number)") }
    static let areaDocuments = Text("文书", "Documents")
    static let areaTemplates = Text("文书模板", "Templates")
    static let documentsOnFile = Text("卷内文书", "Documents on file")
    static let documentRegister = Text("发文登记簿", "Register of documents")
    static func documentsOf(_ number: String) -> Text { Text("卷内文书 \(number)", "Documents on \(number)") }
    static let noDocuments = Text("还没有文书。", "No documents yet.")
    static let documentKind = Text("文书种类", "Kind")
    static let documentNumberName = Text("发文字号", "Number")
    static let onFileOf = Text("卷宗编号", "File")
    static let paperDraftedBy = Text("拟稿", "Written by")
    static let paperApprovedBy = Text("签发", "Approved by")
    static let paperIssuedOn = Text("成文日期", "Dated")
    static let copiesPrinted = Text("印制份数", "Copies")
    static let writeDocument = Text("拟写文书", "Write a document")
    static let choosePaper = Text("选择要拟写的文书：", "Choose what to write:")
    static let nothingToWrite = Text("您的岗位在此卷不拟写文书。", "Your post writes no document on this file.")
    static let notYetWritten = Text("尚不能拟写的文书，先办什么", "What cannot be written yet, and what comes first")
    static let saveDraft = Text("保存草稿", "Save the draft")
    static let editDraft = Text("修改草稿", "Change the draft")
    static let withdrawDraft = Text("撤回草稿", "Take the draft back")
    static let approveDocument = Text("签发并编号", "Approve and number")
    static let printCopy = Text("取份号打印", "Take a copy number to print")
    static let printThisCopy = Text("打印本份", "Print this copy")
    static let copyHint = Text(
        "每打印一份取一个份号，记入印制登记；未取份号的页面打印出来是空白。",
        "Each copy takes a number, which stands in the ledger; without one the page prints blank.")
    static let copyLedger = Text("印制登记", "Ledger of copies")
    static func copyNumber(_ copy: Int) -> Text { Text("第\(copy)份", "Copy \(copy)") }
    static let proposeVoid = Text("提出作废", "Ask for it to be void")
    static let voidReason = Text("作废原因", "Why it is void")
    static func replacesDocument(_ number: String) -> Text { Text("替代已作废的\(number)", "Takes the place of \(number)") }
    static func replacedByDocument(_ number: String) -> Text { Text("替代件：\(number)", "Replaced by \(number)") }
    static let writeReplacement = Text("拟写替代件", "Write what takes its place")
    static let recordSays = Text("以下内容以记录为准，不另填写：", "The record says, and nobody types:")
    static let confirmVoid = Text("同意作废", "Make it void")
    static let keepDocument = Text("不作废", "Let it stand")
    static let stillMissing = Text("签发前还缺：", "Before it can be approved it needs:")
    static let filledByProgram = Text("由卷宗自动填入，不能手写", "Filled from the file, not typed")
    static let mustNotState = Text("不得写入的要素", "What it must not state")
    static let mustState = Text("必须写入的要素", "What it has to state")
    static let mayState = Text("可以写入的要素", "What it may state")
    static let paperRestsOn = Text("依据", "Rests on")
    static let whoDrafts = Text("拟稿岗位", "Written by")
    static let whoApproves = Text("审批岗位", "Approved by")
    static let templateWording = Text("模板正文", "Wording")
    static let templateHint = Text(
        "每行一段；要素写作双花括号加名称，例如 {{item}}。只填入要素，没有条件和循环。",
        "One paragraph a line; a field is its name in double braces, such as {{item}}. Nothing else is calculated.")
    static let templatePreview = Text("预览", "Preview")
    static let saveTemplate = Text("保存，自今日起使用", "Save, in force from today")
    static let templateVersion = Text("版本", "Version")
    static let templateHistory = Text("历次版本", "Versions")
    static let templateHistoryHint = Text(
        "已签发的文书保持签发时的文字；草稿保持起草（最后一次保存）时的版本。",
        "What was issued keeps its words; a draft keeps the version with which it was last saved.")
    static let standardWording = Text("系统默认", "Default")
    static func versionNumber(_ version: Int) -> Text { Text("第\(version)版", "Version \(version)") }
    static let codeWord = Text("机关代字", "Code word")
    static let codeWords = Text("机关代字（本地设定）", "Code words (a local choice)")
    static let setCodeWord = Text("设定", "Set")
}

extension DocumentKind {
    var words: Text { Text(form.title) }
}

extension DocumentField {
    var words: Text { Text(name) }
}

extension DocumentSeries {
    var words: Text {
        switch self {
        case .petition: Text("告知反馈类", "To reporters")
        case .letter: Text("函类", "Letters")
        case .supervision: Text("督办催办类", "Supervision")
        case .report: Text("呈批报告类", "Reports")
        case .disciplineAdvice: Text("纪律检查建议书", "Discipline recommendations")
        case .supervisionAdvice: Text("监察建议书", "Supervision recommendations")
        case .publicNotice: Text("通报", "Circulars")
        case .archive: Text("归档目录", "Indexes")
        }
    }
}

extension Paper.State {
    var words: Text {
        switch self {
        case .draft: Text("草稿", "Draft")
        case .withdrawn: Text("已撤回", "Taken back")
        case .issued: Text("已签发", "Issued")
        case .voidProposed: Text("待审批作废", "Voiding asked for")
        case .voided: Text("已作废", "Void")
        }
    }
}
