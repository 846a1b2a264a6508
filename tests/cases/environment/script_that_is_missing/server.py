import subprocess


def start(port: int) -> None:
    subprocess.Popen(f"python ./Studio/main.py --port {port}", shell=True)
