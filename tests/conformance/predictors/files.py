# Files and secrets.

# --- file without a default
image: Path = Input(description="What to change")

# --- file without an Input
image: Path

# --- None on a file
mask: Path = Input(default=None, description="May be left out")

# --- plain None on a file
mask: Path = None

# --- Optional file
mask: Optional[Path] = Input(default=None)

# --- Optional file without a default
mask: Optional[Path]

# --- bar with None on a file
mask: Path | None = Input(default=None)

# --- two files
image: Path = Input(description="Picture")
mask: Path = Input(description="Mask", default=None)

# --- list of files
images: List[Path] = Input(description="Pictures")

# --- builtin list of files
images: list[Path] = Input(description="Pictures")

# --- list of files in the singular
image: List[Path]

# --- Optional list of files
images: Optional[List[Path]] = Input(default=None)

# --- None on a list of files
images: List[Path] = Input(default=None)

# --- file that is named after a path
image_path: Path = Input(description="Picture")

# --- file that is named after a file
audio_file: Path = Input(description="Sound")

# --- file that is named after a URL
image_url: Path = Input(description="Picture")

# --- file that is called input
input: Path = Input(description="Picture")

# --- file beside text of its new name
image: Path = Input(description="Picture")
image_url: str = Input(default="", description="Where it is from")

# --- two files that share a stem
image: Path = Input(description="Picture")
image_path: Path = Input(description="Another")

# --- audio and video
video: Path = Input(description="Film")
audio: Path = Input(description="Sound", default=None)

# --- deprecated file
mask: Path = Input(default=None, deprecated=True)

# --- file object
document: File = Input(description="Text")

# --- Optional file object
document: Optional[File] = Input(default=None)

# --- None on a file object
document: File = Input(default=None)

# --- list of file objects
documents: List[File] = Input(description="Texts")

# --- secret
token: Secret = Input(description="Of the hub")

# --- None on a secret
token: Secret = Input(default=None, description="Of the hub")

# --- Optional secret
token: Optional[Secret] = Input(default=None)

# --- plain secret
token: Secret

# --- list of secrets
tokens: List[Secret] = Input(description="Of the hub")

# --- file with a text as its default
image: Path = Input(default="https://example.com/cat.png")

# --- path of the standard library
# refused by Cog
import pathlib

image: pathlib.Path = Input(description="Picture")
