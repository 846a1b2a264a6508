class Job:
    machine_type = "CPU"
    num_gpus = 4
    keepalive = 300
    python_version = "3.11"
