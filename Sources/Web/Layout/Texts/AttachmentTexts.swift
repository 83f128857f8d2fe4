import Casework

/// Words of files.
extension Text {
    static let filesTitle = Text("附件", "Files")
    static let filesAdd = Text("增加附件", "Add files")
    static let filesWhere = Text("归入", "They go with")
    static let fileOrigin = Text("来源", "From")
    static let filesChoose = Text("选择文件（可多选）", "Choose files (several at once)")
    static let filesSend = Text("上传", "Upload")
    static let filesNone = Text("没有附件。", "There are no files.")
    static let filesOfReport = Text("作为来件附件", "with the report")
    static let filesDone = Text("已上传，正在检查并制作副本。", "Uploaded; they are being checked and copied.")
    static let filesBack = Text("返回", "Back")
    static let chooseFilesAgain = Text(
        "文件没有保存，请重新选择；填写的内容都在。", "Files were not kept: choose them again. What you typed is still here.")
    static let filesHintAgain = Text("可不选。", "You may leave it empty.")
    static let tooManyFilesNow = Text(
        "现在上传的人很多，文件没有收下，请稍后重试；也可以先提交文字，以后凭查询码补充。",
        "Too many files are coming in at the moment, and yours were not taken. Try later, or send the text now and add them "
            + "with your query code.")
    static let noRoomForFiles = Text(
        "存放附件的空间不足，现在只收文字，不收文件。请先提交文字；文件请保留好，过几天凭查询码补充，或者寄送光盘。",
        "There is no room for files at the moment: words are taken, and no files. Send the text now, keep your files, and add "
            + "them in a few days with your query code, or send a disc.")
    static let noRoomForFilesOfStaff = Text(
        "数据库磁盘空间不足，现在只收文字，不收文件。请告知运维人员腾出空间或者扩容，之后再上传；原件先留存。",
        "The disk of the database is nearly full: words are taken at the moment, and no files. Tell the operators to make or add "
            + "room, keep the originals, and upload them then.")
    static let fileNotStoredNow = Text(
        "文件现在存不下来，没有收下，请稍后重试；也可以先提交文字，以后再补充。",
        "Files cannot be stored at the moment, and yours were not taken. Try later, or send the text now and add them later."
    )
    static let fileTooSlowNow = Text(
        "现在上传的人很多，您的文件传得太慢，没有收下，请稍后重试；也可以先提交文字，以后凭查询码补充。",
        "Many files are coming in at the moment, and yours came too slowly. Try later, or send the text now and add it with "
            + "your query code.")
    static let fileTooSlow = Text(
        "网络太慢，文件没有收下；填写的内容都在。可以换个网络再传，或者先提交文字，以后再补充文件。",
        "The line is too slow for files, and they were not taken; what you typed is still here. Try another line, or send the "
            + "text now and add the files later.")
    static let filesTooLargeTogether = Text(
        "文件合计超过1.1 GB，没有收下；填写的内容都在。请先提交一部分，其余以后再补充，或者寄送光盘。",
        "The files are over 1.1 GB together and were not taken; what you typed is still here. Send some now and add the others "
            + "later, or send a disc.")
    static let fileAsksWork = Text(
        "现在上传的人很多，文件没有收下；填写的内容都在。要传文件，请在本页等候约\(Limits.waitSeconds)秒，由浏览器算一道题，再重新选择文件提交。"
            + "不运行脚本的浏览器，请先提交文字，以后凭查询码补充文件。",
        "Many files are coming in, and yours were not taken; what you typed is still here. To send files, wait on this page for "
            + "about \(Limits.waitSeconds) seconds while your browser works on a sum, choose them again and send. Where no "
            + "scripts run, send the text now and add the files later with your query code.")
    /// What the public reads beside the field.
    static let filesHintPublic = Text(
        "图片、PDF、Office 文档、文本、录音、录像；一次最多\(AttachmentLimits.filesOfReporter)个，每个不超过500 MB，合计不超过1.1 GB。"
            + "办理人员平时看到的是去掉拍摄地点、设备、作者的副本；原件加密保存，仍含这些信息。"
            + "不想留下的，请先截图或者拍照再提交；不要提交压缩包和程序。",
        "Pictures, PDF, office documents, text, recordings; up to \(AttachmentLimits.filesOfReporter) at once, 500 MB each, "
            + "1.1 GB together. "
            + "Those who handle it usually see a copy without place, device and author; the original is kept sealed and still "
            + "has them. To leave no such trace, send a screenshot or a photograph of it. No archives and no programs.")
    static let filesHintStaff = Text(
        "任何文件都按原样加密保存；能转换的另做去除隐藏信息的副本。一次最多\(AttachmentLimits.filesOfStaff)个，每个不超过500 MB，"
            + "合计不超过1.1 GB。",
        "Any file is kept sealed as it is; where it can be converted, a copy without hidden data is made. Up to "
            + "\(AttachmentLimits.filesOfStaff) at once, 500 MB each, 1.1 GB together.")
    static let fileNumber = Text("序号", "No.")
    static let fileName = Text("名称（提交时）", "Name as sent")
    static let fileKind = Text("类型", "Kind")
    static let fileSize = Text("大小", "Size")
    static let fileState = Text("状态", "State")
    static let fileOddities = Text("注意", "Warnings")
    static let fileOpen = Text("打开", "Open")
    static let fileOpenCopy = Text("看副本", "Open the copy")
    static let fileOpenOriginal = Text("下载原件", "Download the original")
    static let filePurpose = Text("下载原件的用途", "Why the original")
    static let fileDownloads = Text("原件下载次数", "Downloads")
    static let fileRelease = Text("仍要开放原件，用途：", "Open the original all the same, for:")
    static let fileReleaseWarning = Text(
        "查毒程序多次没有结果，文件可能含有病毒。开放后请只在不连内网的专用电脑上打开；开放记入审计日志。",
        "The scanner gave no answer after many tries, and the file may have a virus. Open it on a machine for that alone, which "
            + "is on no network; opening it stands on the audit log.")
    static let fileOriginalLater = Text("查毒以后可以下载原件。", "The original can be downloaded once it was checked.")
    static let fileOriginalElsewhere = Text(
        "原件由信访室或者承办人下载。", "The petition office or the holder downloads the original.")
}

extension Attachment.FileType {
    var words: Text {
        switch self {
        case .jpeg, .png, .gif, .bmp, .tiff, .webp, .heic:
            Text("图片（\(rawValue.uppercased())）", "Picture (\(rawValue.uppercased()))")
        case .pdf: Text("PDF 文档", "PDF document")
        case .word: Text("Word 文档", "Word document")
        case .sheet: Text("Excel 表格", "Excel sheet")
        case .slides: Text("PPT 演示", "Slides")
        case .ole: Text("旧版 Office 文档", "Old office document")
        case .text: Text("文本", "Text")
        case .mp3, .m4a, .wav, .amr: Text("录音（\(rawValue.uppercased())）", "Sound (\(rawValue.uppercased()))")
        case .mp4, .threeGP: Text("录像", "Video")
        case .archive: Text("压缩包", "Archive")
        case .markup: Text("网页或者 SVG", "Web page or SVG")
        case .program: Text("程序或者脚本", "Program or script")
        case .macros: Text("带宏的 Office 文档", "Office document with macros")
        case .unknown: Text("未知", "Unknown")
        }
    }
}

extension Attachment.Oddity {
    var words: Text {
        switch self {
        case .declaredOtherwise: Text("名称与内容不符", "Its name says another kind")
        case .trailing: Text("末尾有多余内容或者不完整", "Something hangs behind its end, or it is cut off")
        case .archiveInside: Text("里面藏有别的文件", "Another file is hidden in it")
        case .markupInside: Text("里面藏有网页代码", "Web code is hidden in it")
        case .active: Text("打开时会执行程序或者带有附件", "It runs something, or carries files")
        case .tooManyPoints: Text("尺寸异常，不解码", "Of an unlikely size; not decoded")
        case .name: Text("名称可疑", "A suspicious name")
        }
    }
}

extension Attachment.Purpose {
    var words: Text {
        switch self {
        case .evidence: Text("核对证据", "To check the evidence")
        case .unreadable: Text("副本无法阅读或者没有副本", "The copy cannot be read, or there is none")
        case .examination: Text("送鉴定", "For a forensic examination")
        case .handOver: Text("随案移送", "To hand over with the case")
        }
    }
}

extension Attachment.Origin {
    var words: Text {
        switch self {
        case .handedIn: Text("随来件", "with the report")
        case .office: Text("信访室补充", "added by the office")
        case .check: Text("核查材料", "material of the check")
        }
    }
}

extension Text {
    /// How far a file is.
    static func state(_ scan: Attachment.ScanState, _ copy: Attachment.CopyState) -> Text {
        switch (scan, copy) {
        case (.infected, _): Text("含有病毒，已隔离", "Has a virus; kept apart")
        case (.waiting, _): Text("尚未检查", "Not checked yet")
        case (.givenUp, _): Text("未能查毒，原件不开放", "Could not be checked for viruses; the original is closed")
        case (.released, _):
            Text(
                "未能查毒，经说明用途后开放；请只在专用电脑上打开",
                "Not checked for viruses, and opened all the same: open it on a machine for that alone")
        case (.off, .waiting), (.clean, .waiting): Text("正在制作副本", "Its copy is being made")
        case (.off, .made), (.clean, .made): Text("有副本", "There is a copy")
        case (.off, .failed), (.clean, .failed): Text("副本制作失败，只有原件", "No copy could be made; the original alone")
        case (.off, .none), (.clean, .none): Text("此类文件不做副本，只有原件", "No copy of this kind; the original alone")
        }
    }

    /// `1.2 MB`; the same in both languages.
    static func bytes(_ count: Int) -> String {
        func tenths(_ unit: Int) -> String { "\(count / unit).\(count % unit * 10 / unit)" }
        if count < 1_000 { return "\(count) B" }
        return count < 1_000_000 ? "\(count / 1_000) kB" : "\(tenths(1_000_000)) MB"
    }
}

extension FileRule {
    /// What the public forms take; the bytes decide, not the name.
    static let ofPublic = taken(
        types: [
            "image/*", ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".txt", "audio/*", "video/*", ".amr",
        ].joined(separator: ","), hint: .filesHintPublic)
    static let ofStaff = taken(types: nil, hint: .filesHintStaff)
    /// Of a form that goes once more as it came.
    static let sentAgain = taken(types: nil, hint: .filesHintAgain)
}
