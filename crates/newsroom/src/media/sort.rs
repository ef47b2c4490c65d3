//! What may be uploaded where.

use picture::Kind;

/// The folder of content that an upload goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Pictures.
    Images,
    /// Sound and film.
    Media,
    /// Documents to download.
    Files,
}

/// Endings of documents that may be offered to readers, as Ghost 6.65 has them.
const DOCUMENTS: &str = "7z aac ai aif aiff apkg arw avi bin blend bmp bz2 cr2 cr3 css csv deb dng doc docx eot epub eps fb2 \
    fbx geojson glb gltf gpx gz html ics ipynb js json jsonld key kml md mid midi mkv mobi nef np3 numbers obj odp ods odt \
    orf otf pages paprikarecipes pdf ppt pptx psd py raf rar rpm rtf rw2 skp stl tar tgz tif tiff toml tsv ttf txt vcf woff \
    woff2 xcf xls xlsb xlsm xlsx xml yaml zip";

impl Sort {
    /// The folder's name below `content/`.
    pub fn folder(self) -> &'static str {
        match self {
            Sort::Images => "images",
            Sort::Media => "media",
            Sort::Files => "files",
        }
    }

    /// Bytes that one upload may have.
    pub fn largest(self) -> u64 {
        match self {
            // A picture is looked at in memory.
            Sort::Images => 64 << 20,
            Sort::Media => 4 << 30,
            Sort::Files => 1 << 30,
        }
    }

    /// Whether such a file may go there.
    pub(super) fn takes(self, kind: Kind) -> bool {
        match self {
            Sort::Images => kind.is_picture() && kind != Kind::Heic,
            Sort::Media => {
                matches!(kind, Kind::Mp4 | Kind::M4a | Kind::Mp3 | Kind::Wav | Kind::Ogg | Kind::Webm)
            }
            Sort::Files => true,
        }
    }

    /// What is said where it may not.
    pub(super) fn invites(self) -> &'static str {
        match self {
            Sort::Images => "Please select a valid image: a JPEG, PNG, GIF, WebP, AVIF, SVG or ICO.",
            Sort::Media => "Please select a valid media file: an MP4, WebM, Ogg, MP3, M4A or WAV.",
            Sort::Files => {
                "The file type you uploaded is not supported. You can zip your file and upload it as a .zip."
            }
        }
    }
}

/// Whether a document with this ending may be offered to readers.
pub(super) fn is_document(ending: &str) -> bool {
    DOCUMENTS.split_whitespace().any(|known| known == ending)
}
