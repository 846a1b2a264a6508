"""Which modules are where: on every machine, on a fal runner, or only where the model's environment is."""

from __future__ import annotations

import sys

STANDARD = frozenset(sys.stdlib_module_names)

# Names of the standard library that a file of the project takes over on Cog, where the project's folder is searched
# first: nothing loads these before the app does.
UNLOADED = frozenset(
    {"antigravity", "chunk", "cmd", "code", "profile", "sunau", "test", "this", "trace", "turtle"}
)

# fal installs these on the deploying machine and on every runner (`fal._serialization`, SERVE_REQUIREMENTS).
RUNTIME = frozenset({"fal", "fal_client", "fastapi", "pydantic", "starlette", "typing_extensions"})

# Libraries whose import alone needs gigabytes or a GPU build: nobody installs them on a laptop to deploy.
FRAMEWORKS = frozenset(
    {
        "accelerate", "audiocraft", "auto_gptq", "basicsr", "bitsandbytes", "clip", "compel", "controlnet_aux",
        "ctranslate2", "deepspeed", "demucs", "detectron2", "diffusers", "esrgan", "exllamav2", "facexlib", "faiss",
        "fastai", "faster_whisper", "flash_attn", "flax", "gfpgan", "gradio", "groundingdino", "insightface", "jax",
        "k_diffusion", "keras", "kornia", "ldm", "lightning", "llama_cpp", "mediapipe", "mmcv", "mmdet", "mmengine",
        "nemo", "onnxruntime", "open_clip", "optimum", "paddle", "paddleocr", "peft", "pyannote", "pytorch_lightning",
        "realesrgan", "rembg", "safetensors", "sam2", "segment_anything", "sentence_transformers", "speechbrain",
        "stable_whisper", "tensorflow", "tensorizer", "tensorrt", "timm", "tokenizers", "torch", "torchaudio",
        "torchsde", "torchvision", "transformers", "triton", "TTS", "ultralytics", "vllm", "whisper", "whisperx",
        "xformers",
    }
)  # fmt: skip

# Packages that nobody imports for what the import does: a name that is not used can go.
WITHOUT_EFFECT = frozenset(
    {
        "PIL", "cv2", "einops", "httpx", "imageio", "librosa", "matplotlib", "numpy", "omegaconf", "pandas", "psutil",
        "requests", "scipy", "skimage", "soundfile", "tqdm", "yaml",
    }
)  # fmt: skip

# Frameworks that do nothing of note when a part of them is imported, but load the libraries that some others look for.
SELF_CONTAINED = frozenset(
    {"accelerate", "diffusers", "flax", "jax", "keras", "safetensors", "tensorflow", "torch", "transformers"}
)
NEEDS_LIBRARIES_OF_TORCH = frozenset({"ctranslate2", "faster_whisper", "onnxruntime", "tensorrt", "whisperx"})

# Standard-library calls whose value belongs to the machine that runs them.
READS_THE_MACHINE = frozenset(
    {
        "cog.Path.cwd", "cog.Path.home", "glob.glob", "glob.iglob", "open", "os.cpu_count", "os.environ.copy", "os.environ.get", "os.getcwd",
        "os.getenv", "os.getpid", "os.listdir", "os.makedirs", "os.mkdir", "os.path.exists", "os.path.isdir",
        "os.path.isfile", "os.popen", "os.scandir", "os.system", "os.uname", "os.urandom", "os.walk",
        "pathlib.Path.cwd", "pathlib.Path.home", "platform.machine", "platform.node", "platform.system",
        "shutil.which", "socket.gethostname", "subprocess.Popen", "subprocess.call", "subprocess.check_call",
        "subprocess.check_output", "subprocess.getoutput", "subprocess.run", "tempfile.gettempdir",
        "tempfile.mkdtemp", "tempfile.mkstemp", "tempfile.mktemp", "tempfile.TemporaryDirectory", "threading.Lock",
        "threading.Event", "threading.RLock", "threading.Thread", "time.time", "uuid.uuid4",
    }
)  # fmt: skip
